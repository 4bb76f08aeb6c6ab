// Asks the directory which names it nearly knows, after the page is there, and takes a name over when told to.
const place = document.querySelector("[data-questions]")

if (place) ask()

async function ask() {
  const answer = await fetch(place.dataset.questions).catch(() => null)
  if (!answer || !answer.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body
  place.replaceChildren(...fresh.childNodes)
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]")
  const field = button && document.getElementById(button.dataset.take)
  if (!field) return
  field.value = button.dataset.value
  field.dispatchEvent(new Event("input", { bubbles: true }))
  field.focus()
  button.closest("li").remove()
})
