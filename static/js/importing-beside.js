// Text and fields side by side: a field that gets the focus shows its place in the text, a click on a place leads to
// its field.
const text = document.querySelector(".text-as-read")
const fields = document.querySelector("#fields")

if (text && fields) {
  fields.addEventListener("focusin", (event) => { if (event.target.dataset.at) point(event.target.dataset.at) })
  text.addEventListener("click", (event) => {
    const label = event.target.closest("a.name")
    const piece = event.target.closest("[data-at]")
    const start = label || (piece && document.getElementById(`at-${piece.dataset.at}`))
    const href = start && start.getAttribute("href")
    if (!href || !href.startsWith("#") || String(getSelection())) return
    event.preventDefault()
    go(document.getElementById(href.slice(1)))
  })
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-goes]")
    const href = link && link.getAttribute("href")
    const target = href && href.startsWith("#") && document.getElementById(href.slice(1))
    if (!target) return
    event.preventDefault()
    if (text.contains(target)) { mark([target, ...pieces(target.id.replace(/^at-/, ""))]); reveal(target) } else go(target)
  })
  const refusal = document.getElementById("refusal")
  if (refusal) refusal.focus()
}

function pieces(key) {
  return [...text.querySelectorAll(`[data-at="${CSS.escape(key)}"]`)]
}

function point(key) {
  const start = document.getElementById(`at-${key}`)
  mark([start, ...pieces(key)])
  if (start) reveal(start)
}

function mark(elements) {
  for (const old of text.querySelectorAll(".here")) old.classList.remove("here")
  for (const element of elements) if (element) element.classList.add("here")
}

// Scrolls the text alone, so that the field under the hands does not move; where both are stacked, nothing.
function reveal(element) {
  const inside = element.getBoundingClientRect()
  const box = text.getBoundingClientRect()
  if (text.scrollHeight > text.clientHeight + 1) text.scrollTop += inside.top - box.top - box.height / 3
  else if (!fields.contains(document.activeElement)) element.scrollIntoView({ block: "center" })
}

function go(field) {
  if (!field) return
  const folded = field.closest("details:not([open])")
  if (folded) folded.open = true
  field.scrollIntoView({ block: "center" })
  field.focus({ preventScroll: true })
}
