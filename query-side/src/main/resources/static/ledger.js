// Only comfort: every page works without this file. Says that a long upload is under way, and keeps
// a second click from sending it twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-busy]")) return;
  const button = form.querySelector("button[type=submit]");
  const status = form.querySelector("[role=status]");
  if (status) status.textContent = form.dataset.busy;
  if (button) setTimeout(() => (button.disabled = true), 0);
});
// Whoever comes back to a form that was sent finds it ready to be sent again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("form[data-busy] button[disabled]")) button.disabled = false;
  for (const status of document.querySelectorAll("form[data-busy] [role=status]")) status.textContent = "";
});
