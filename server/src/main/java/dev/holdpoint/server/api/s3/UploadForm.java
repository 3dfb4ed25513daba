package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.http.WebRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form by which a browser uploads ({@code multipart/form-data}): its fields, and behind them
 * the file, which streams. What stands behind the file does not count. Of one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html">AWS: POST
 *     Object</a>
 */
final class UploadForm {
  private static final Pattern TYPE =
      Pattern.compile(
          "multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,200})\"|([^;,\\s]{1,200})).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");

  /** S3's own, for all that comes before the file. */
  private static final int MOST_BEFORE = 20 * 1024;

  private final InputStream in;
  private final byte[] delimiter;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private String fileName = "";
  private int before;

  private UploadForm(InputStream in, String boundary) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.delimiter = ("\r\n--" + boundary).getBytes(UTF_8);
  }

  /** Whether a request brings such a form to a bucket. */
  static boolean isBrought(WebRequest head) {
    String type = head.header("content-type");
    return head.method().equals("POST")
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  /** Reads all that stands before the file. */
  static UploadForm read(WebRequest head, InputStream body) {
    Matcher type = TYPE.matcher(String.valueOf(head.header("content-type")));
    if (!type.matches()) {
      throw malformed();
    }
    String boundary = type.group(1) == null ? type.group(2) : type.group(1);
    UploadForm form = new UploadForm(body, boundary);
    try {
      form.readFields("--" + boundary);
    } catch (IOException e) {
      throw malformed();
    }
    return form;
  }

  private void readFields(String first) throws IOException {
    if (!line().equals(first)) {
      throw malformed();
    }
    while (true) {
      String part = head();
      Matcher name = NAME.matcher(part);
      if (!name.find()) {
        throw malformed();
      }
      if (name.group(1).equals("file")) {
        Matcher file = FILE.matcher(part);
        fileName = file.find() ? file.group(1) : "";
        return;
      }
      readField(name.group(1).toLowerCase(Locale.ROOT));
    }
  }

  private void readField(String name) throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    copy(value, MOST_BEFORE);
    count(value.size());
    fields.put(name, value.toString(UTF_8));
    if (line().startsWith("--")) {
      throw S3Error.invalidArgument("POST requires exactly one file upload per request.");
    }
  }

  /** The head of a part, in one line. */
  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        head.append(line);
      }
    }
    return head.toString();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (one < 0) {
        throw malformed();
      }
      line.write(one);
      count(1);
    }
    String text = line.toString(UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private void count(int bytes) {
    before += bytes;
    if (before > MOST_BEFORE) {
      throw AwsException.of(
          "MaxPostPreDataLengthExceededError",
          "Your POST request fields preceding the upload file were too large.");
    }
  }

  /** What the form says, by names in lower case. */
  Map<String, String> fields() {
    return fields;
  }

  @Nullable String field(String name) {
    return fields.get(name);
  }

  /** As the browser calls the file, without its folder. */
  String fileName() {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }

  /** Hands the file over; throws where it is longer than this. */
  void file(OutputStream out, long most) {
    try {
      copy(out, most);
    } catch (IOException e) {
      throw malformed();
    }
  }

  /** Up to the next delimiter, whose first byte comes in it only once. */
  private void copy(OutputStream out, long most) throws IOException {
    long size = 0;
    int matched = 0;
    while (matched < delimiter.length) {
      int one = in.read();
      if (one < 0) {
        throw malformed();
      }
      if (one == delimiter[matched]) {
        matched++;
        continue;
      }
      write(out, delimiter, matched);
      size += matched;
      matched = one == delimiter[0] ? 1 : 0;
      if (matched == 0) {
        write(out, one);
        size++;
      }
      if (size > most) {
        throw S3Error.tooLarge();
      }
    }
  }

  /** Our disk's failure is not the client's mistake. */
  private static void write(OutputStream out, byte[] bytes, int count) {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  private static void write(OutputStream out, int one) {
    try {
      out.write(one);
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  private static AwsException malformed() {
    return AwsException.of(
        "MalformedPOSTRequest",
        "The body of your POST request is not well-formed multipart/form-data.");
  }
}
