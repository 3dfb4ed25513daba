// Shows a page's newer state without losing what was folded open. The pages do without it.
const main = document.querySelector("main[data-live]");
const every = 3000;
let shown = main && main.innerHTML;

const keys = (root) => [...root.querySelectorAll("details")];

const swap = (text) => {
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  if (!fresh || fresh.innerHTML === shown) return;
  shown = fresh.innerHTML;
  const open = keys(main).map((one) => one.open);
  const same = keys(fresh);
  if (same.length >= open.length) open.forEach((is, i) => { same[i].open = is; });
  main.replaceChildren(...fresh.childNodes);
};

const busy = () =>
  document.hidden || main.contains(document.activeElement) || String(getSelection()) !== "";

const refresh = async () => {
  try {
    if (!busy()) {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok && !busy()) swap(await answer.text());
    }
  } catch {
    // The server is away: what is shown stays until it is back.
  }
  setTimeout(refresh, every);
};

if (main && !main.querySelector("iframe")) setTimeout(refresh, every);
