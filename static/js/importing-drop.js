// Gathers files from a drop zone and from the two choosers, folders opened up, and hands them on as one event:
// "files", with {file, path} for each.
const HIDDEN = /^\.|^(__MACOSX|Thumbs\.db|desktop\.ini)$/

for (const form of document.querySelectorAll("form[data-upload]")) prepare(form)

function prepare(form) {
  const zone = form.querySelector("[data-drop]")
  for (const hidden of form.querySelectorAll("[data-with-script]")) hidden.hidden = false
  form.querySelector("[data-submit]").hidden = true
  for (const chooser of form.querySelectorAll("input[type=file]")) {
    chooser.addEventListener("change", () => {
      announce(form, [...chooser.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })))
      chooser.value = ""
    })
  }
  let depth = 0 // a drag over a child leaves the parent first
  zone.addEventListener("dragenter", (event) => { event.preventDefault(); depth += 1; zone.classList.add("over") })
  zone.addEventListener("dragover", (event) => { event.preventDefault(); event.dataTransfer.dropEffect = "copy" })
  zone.addEventListener("dragleave", () => { depth -= 1; if (depth <= 0) zone.classList.remove("over") })
  zone.addEventListener("drop", async (event) => {
    event.preventDefault()
    depth = 0
    zone.classList.remove("over")
    announce(form, await dropped(event.dataTransfer))
  })
}

function announce(form, files) {
  const wanted = files.filter(({ path }) => !path.split("/").some((part) => HIDDEN.test(part)))
  wanted.sort((one, other) => one.path.localeCompare(other.path, undefined, { numeric: true }))
  if (wanted.length) form.dispatchEvent(new CustomEvent("files", { detail: wanted }))
}

// The entries must be taken before anything is awaited: afterwards the browser empties the list.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry())
  if (!entries.some(Boolean)) return [...transfer.files].map((file) => ({ file, path: file.name }))
  const found = []
  for (const entry of entries.filter(Boolean)) await walk(entry, found)
  return found
}

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)))
    if (file) found.push({ file, path: entry.fullPath.replace(/^\//, "") })
    return
  }
  const reader = entry.createReader()
  for (;;) { // a reader gives at most a hundred entries at a time
    const entries = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (!entries.length) return
    for (const each of entries) await walk(each, found)
  }
}
