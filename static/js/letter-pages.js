// The printed pages beside the text: pictures of what would be printed now, made anew after each keeping.
import { LoggedOut, Lost, Refused, ask, desk, later, make, say } from "letter/asking"

const box = document.getElementById("pages")
const list = box.querySelector("[data-pages]")
const told = box.querySelector("[data-told]")
const toggle = box.querySelector("[data-toggle]")
let running = null
let wait = 800 // milliseconds; long letters take longer to print and are printed less often
const soon = later(0, () => draw())

toggle.hidden = false
toggle.addEventListener("click", () => fold(toggle.getAttribute("aria-expanded") === "true"))
document.addEventListener("letter:kept", () => setTimeout(soon, wait))

function fold(isClosed) {
  toggle.setAttribute("aria-expanded", String(!isClosed))
  toggle.textContent = say(isClosed ? "pagesShow" : "pagesHide")
  box.querySelector("[data-body]").hidden = isClosed
  document.querySelector(".workspace").classList.toggle("without-pages", isClosed)
  try {
    localStorage.setItem("draft-pages", isClosed ? "closed" : "open")
  } catch {
    // the choice lasts as long as the page
  }
  if (!isClosed) draw()
}

async function draw() {
  if (toggle.getAttribute("aria-expanded") !== "true") return
  running?.abort()
  const mine = running = new AbortController()
  const started = performance.now()
  box.setAttribute("aria-busy", "true")
  try {
    const said = await ask(desk.addresses.pages, { signal: mine.signal })
    await show(said.pages, mine.signal)
    told.textContent = ""
  } catch (error) {
    if (error.name === "AbortError") return
    if (error instanceof Refused) told.textContent = say("pagesRefused", error.message)
    else if (error instanceof Lost || error instanceof LoggedOut) told.textContent = say("pagesLost")
    else throw error
  } finally {
    wait = Math.min(8000, Math.max(800, (performance.now() - started) * 1.5))
    if (running === mine) box.removeAttribute("aria-busy")
  }
}

// A new picture takes the place of the old one when it is here, so that nothing jumps and the place stays in view.
async function show(addresses, signal) {
  while (list.children.length > addresses.length) list.lastElementChild.remove()
  for (const [index, address] of addresses.entries()) {
    const alt = say("page", index + 1, addresses.length)
    let item = list.children[index]
    if (!item) {
      const link = make("a", { target: "_blank", rel: "noopener", title: say("pageLarger") }, make("img", { width: 900, height: 1273, loading: "lazy" }))
      item = make("li", {}, link)
      list.append(item)
    }
    const link = item.firstElementChild, picture = link.firstElementChild
    picture.alt = alt
    link.href = address
    if (picture.dataset.shows === address) continue
    picture.dataset.shows = address
    if (!picture.src || index > 3) picture.src = address
    else swap(picture, address, signal)
  }
}

function swap(picture, address, signal) {
  const next = new Image()
  next.addEventListener("load", () => { if (!signal.aborted && picture.dataset.shows === address) picture.src = address })
  next.src = address
}

let kept = "open"
try {
  kept = localStorage.getItem("draft-pages") ?? "open"
} catch {
  // open, as for everybody
}
fold(kept === "closed")
