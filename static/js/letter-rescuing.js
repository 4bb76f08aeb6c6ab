// A copy of unkept words in this browser, until the server has them; offered when the page is opened again.
import { clock, desk, make, say } from "letter/asking"
import { compare, same } from "letter/comparing"

const KEY = `draft:${desk.letter}:${desk.user}`

// False when the browser keeps nothing: no space, or storage is switched off.
export function remember(words, revision) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ words, revision, at: Date.now() }))
    return true
  } catch {
    return false
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // nothing was kept where nothing can be
  }
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY))
  } catch {
    return null
  }
}

// A bar above the text if this browser has words that the server has not: taken back, compared or thrown away.
export function offer(shown, takeBack) {
  const found = recall()
  if (!found?.words || same(found.words, shown)) {
    forget()
    return
  }
  const at = new Date(found.at)
  const day = at.toDateString() === new Date().toDateString() ? "" : `${at.toLocaleDateString(document.documentElement.lang)}, `
  const bar = make("div", { class: "hint rescue", role: "alert" }, make("p", { text: say("rescue", day + clock(at)) }))
  const button = (name, act, kind = "step") => {
    const made = make("button", { type: "button", class: kind, text: say(name) })
    made.addEventListener("click", act)
    return made
  }
  const take = () => { bar.remove(); takeBack(found.words) }
  const drop = () => { bar.remove(); forget() }
  const look = async () => {
    const chosen = await compare(found.words, shown)
    if (chosen === "mine") take()
    else if (chosen === "stored") drop()
  }
  bar.append(make("div", { class: "buttons" }, button("rescueTake", take, "step main"), button("rescueCompare", look), button("rescueDrop", drop)))
  document.getElementById("banners").append(bar)
}
