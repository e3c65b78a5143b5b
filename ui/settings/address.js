// Writes the page's settings into the address, in place of the present entry: moving a slider must
// not fill the browser's history. Also tells the browser the language of the page.
const written = new WeakMap();

export default function ({ parentElement, data }) {
  document.documentElement.lang = data.lang;
  // A page that outlived its session knows better: see outlived.js.
  if ((window.labSession ??= data.session) !== data.session) return;
  // A change of theme runs this again with old data; only new data may change the address.
  if (written.get(parentElement) === data.query) return;
  written.set(parentElement, data.query);
  const url = new URL(window.location.href);
  // The scene of a lecture is the browser's own part of the address.
  const scene = url.searchParams.get("scene");
  url.search = data.query;
  if (scene) url.searchParams.set("scene", scene);
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url);
}
