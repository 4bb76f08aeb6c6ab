// What was typed is not lost by a click on a link: the browser asks first. The buttons of the form save.
const form = document.querySelector("#fields")
let isChanged = Boolean(document.querySelector("#refusal"))

if (form) {
  form.addEventListener("input", (event) => { if (event.target.name) isChanged = true })
  form.addEventListener("submit", () => { isChanged = false })
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault() })
}
