"""A PostgreSQL of one's own, from the binaries that the tests use (they come from Maven Central)."""

import glob
import io
import os
import platform
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile

from .ports import free_port

GROUP = "io.zonky.test.postgres"
# PostgreSQL refuses to run as root.
OTHER_USER = "nobody"


def binaries(root):
    """The jar that the project's pom names; Maven fetches it where it is not there yet."""
    system = {"Linux": "linux", "Darwin": "darwin"}[platform.system()]
    chip = {"x86_64": "amd64", "aarch64": "arm64v8", "arm64": "arm64v8"}[platform.machine()]
    artifact = f"embedded-postgres-binaries-{system}-{chip}"
    with open(os.path.join(root, "pom.xml"), encoding="utf-8") as pom:
        version = re.search(r"embedded-postgres-binaries-.*\s*<version>([^<]+)", pom.read()).group(1)
    jar = os.path.expanduser(
        f"~/.m2/repository/{GROUP.replace('.', '/')}/{artifact}/{version}/{artifact}-{version}.jar"
    )
    if not os.path.exists(jar):
        subprocess.run(
            [os.path.join(root, "mvnw"), "-q", "dependency:get",
             f"-Dartifact={GROUP}:{artifact}:{version}"],
            cwd=root, check=True,
        )
    return jar


class Postgres:
    """It flushes to the disk as one in production does."""

    def __init__(self, root):
        self.user = OTHER_USER if os.geteuid() == 0 else None
        self.port = free_port()
        self.folder = tempfile.mkdtemp(prefix="torture-postgres-")
        self.data = os.path.join(self.folder, "data")
        with zipfile.ZipFile(binaries(root)) as jar:
            name = next(each for each in jar.namelist() if each.endswith(".txz"))
            with tarfile.open(fileobj=io.BytesIO(jar.read(name)), mode="r:xz") as archive:
                archive.extractall(os.path.join(self.folder, "postgres"))
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
        self.start()

    def _run(self, program, *arguments):
        (path,) = glob.glob(os.path.join(self.folder, "postgres", "bin", program))
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            subprocess.run(
                [path, *arguments], check=True, user=self.user, cwd=self.folder,
                stdin=subprocess.DEVNULL, stdout=nowhere,
            )

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l",
                  os.path.join(self.folder, "log"), "-o", options, "start")

    def stop(self, mode):
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def restart(self, mode):
        """`fast` ends what it does, `immediate` is a crash: it recovers from its log."""
        self.stop(mode)
        self.start()

    def end(self):
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def url(port):
        return f"jdbc:postgresql://127.0.0.1:{port}/postgres?user=postgres"
