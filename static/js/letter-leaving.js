// Links and steps of the page wait until the last words are kept; if they are not, the browser asks before it leaves.
import { clock, form, say, tell } from "letter/asking"
import { keep, state } from "letter/keeping"

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]")
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || link.target || !isPlain || !state.isChanged || event.defaultPrevented) return
  if (link.pathname === location.pathname && link.hash) return
  event.preventDefault()
  await keep()
  location.assign(link.href)
})

let isReady = false
document.addEventListener("submit", async (event) => {
  if (isReady || event.defaultPrevented || event.target.method === "dialog") return
  const isOwn = event.target === form
  if (!state.isKeeping && (isOwn || !state.isChanged)) {
    if (isOwn) state.isChanged = false
    return
  }
  event.preventDefault()
  if (isOwn) await state.isKeeping
  else await keep()
  isReady = true
  if (isOwn) state.isChanged = false
  event.target.requestSubmit(event.submitter)
  isReady = false
})

// Ctrl+S, as in every word processor.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || event.altKey) return
  event.preventDefault()
  keep().then((isKept) => { if (isKept) tell(say("kept", clock())) })
})
