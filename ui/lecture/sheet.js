// All keys on one sheet.
function toggleSheet() {
  const open = document.querySelector(".lab-keys");
  if (open) return open.close();
  const { title, close, note, keys } = stage.data.sheet;
  const rows = keys.map(([press, does]) => {
    const caps = press.split("  ").map((name) => text("kbd", "", name));
    return element("div", "", element("dt", "", ...caps), text("dd", "", does));
  });
  const button = text("button", "", close);
  const sheet = element("dialog", "lab-keys", text("h2", "", title), element("dl", "", ...rows), text("p", "", note), button);
  sheet.setAttribute("aria-label", title);
  button.onclick = () => sheet.close();
  sheet.onclick = (event) => event.target === sheet && sheet.close();
  sheet.onclose = () => sheet.remove();
  // In the app, for the theme's colours.
  document.querySelector("[data-testid=stApp]").append(sheet);
  sheet.showModal();
}
