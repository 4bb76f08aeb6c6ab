// Keeps the page of a run fresh while workers are at it: the part that changes is fetched again, the focus stays.
const BUSY = 2000
const QUIET = 15000
const place = document.querySelector("[data-live]")
const status = document.querySelector("[data-live-status]")
let timer = 0

if (place) {
  plan()
  document.addEventListener("sent", refresh)
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh() })
}

function plan() {
  clearTimeout(timer)
  timer = setTimeout(refresh, place.querySelector("[data-busy=yes]") ? BUSY : QUIET)
}

async function refresh() {
  clearTimeout(timer)
  if (!document.hidden) {
    const answer = await fetch(`${place.dataset.live}${location.search}`).catch(() => null)
    if (answer && answer.ok && !answer.redirected) show(await answer.text())
  }
  plan()
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body
  if (fresh.innerHTML === place.dataset.last) return
  place.dataset.last = fresh.innerHTML
  const focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement.id : ""
  place.replaceChildren(...fresh.childNodes)
  const again = focused && document.getElementById(focused)
  if (again) again.focus({ preventScroll: true })
  const said = place.querySelector("[data-status]")
  if (said && status.textContent !== said.dataset.status) status.textContent = said.dataset.status
}
