// Sends files one after the other, each with its progress and outcome; one that fails does not stop the others.
for (const form of document.querySelectorAll("form[data-upload]")) new Queue(form)

function Queue(form) {
  const words = form.dataset
  const part = (name) => form.querySelector(`[data-${name}]`)
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value
  const isNew = !words.present
  let address = form.action
  let run = isNew ? "" : location.pathname
  let known = new Set() // name and size of what the run has already
  let rows = []
  let current = null
  let isSending = false

  form.addEventListener("files", async (event) => {
    part("sending").hidden = false
    rows.push(...event.detail.map(line))
    count()
    if (!isSending) await send()
  })
  part("stop").addEventListener("click", () => {
    for (const row of rows) if (row.state === "waiting") settle(row, "cancelled")
    if (current) current.abort()
  })
  part("again").addEventListener("click", () => {
    for (const row of rows) if (row.state === "lost") settle(row, "waiting")
    if (!isSending) send()
  })
  window.addEventListener("beforeunload", (event) => { if (isSending) event.preventDefault() })

  function line({ file, path }) {
    const item = document.createElement("li")
    const name = document.createElement("bdi")
    name.textContent = path
    const note = document.createElement("span")
    const bar = document.createElement("progress")
    bar.max = 1
    bar.value = 0
    bar.setAttribute("aria-label", path)
    const cancel = document.createElement("button")
    cancel.type = "button"
    cancel.className = "reset"
    cancel.textContent = "×"
    cancel.setAttribute("aria-label", `${words.wordsCancel}: ${path}`)
    const row = { file, path, item, note, bar, cancel, state: "" }
    cancel.addEventListener("click", () => { if (row.state === "sending") current.abort(); else settle(row, "cancelled") })
    item.append(name, " ", bar, " ", note, " ", cancel)
    part("files").append(item)
    settle(row, file.size > Number(words.most) * 1024 * 1024 ? "large" : "waiting")
    return row
  }

  function settle(row, state, said) {
    row.state = state
    row.item.className = state
    row.note.textContent = said || words[`words${state[0].toUpperCase()}${state.slice(1)}`]
    row.cancel.hidden = !["waiting", "sending"].includes(state)
    row.bar.hidden = state !== "sending"
    count()
  }

  function count() {
    const ended = rows.filter((row) => !["waiting", "sending"].includes(row.state))
    const bad = ended.filter((row) => ["refused", "large", "lost", "out"].includes(row.state))
    part("all").max = rows.length
    part("all").value = ended.length
    const figures = { done: ended.length, total: rows.length, refused: bad.length }
    part("count").textContent = words.wordsCount.replace(/%\((\w+)\)s/g, (_all, name) => figures[name])
    part("again").hidden = !rows.some((row) => row.state === "lost")
  }

  async function send() {
    isSending = true
    part("stop").hidden = false
    await begin()
    for (let row; address && (row = rows.find((each) => each.state === "waiting"));) await one(row)
    isSending = false
    part("stop").hidden = true
    part("run").hidden = !run || !isNew
    part("run").href = run
    form.dispatchEvent(new CustomEvent("sent", { bubbles: true }))
    if (isNew && run && rows.every((row) => ["in", "there"].includes(row.state))) location.assign(run)
  }

  // The first files of a lot make the run; afterwards the address is the run's, so that a reload shows what is in.
  async function begin() {
    if (run && !isNew) known = new Set((await (await fetch(words.present)).json()).files.map((each) => each.join("\n")))
    if (run) return
    const name = form.elements.name
    const folder = rows[0].path.includes("/") ? rows[0].path.split("/")[0] : ""
    if (!name.value && rows.every((row) => row.path.startsWith(`${folder}/`))) name.value = folder
    const body = new FormData(form)
    body.delete("files")
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null)
    const said = answer && answer.ok ? await answer.json().catch(() => null) : null
    if (!said) {
      for (const row of rows) if (row.state === "waiting") settle(row, answer ? "out" : "lost")
      return
    }
    name.disabled = true
    run = said.run
    address = `${run}files/`
    history.replaceState(null, "", run)
  }

  function one(row) {
    if (known.has(`${row.path}\n${row.file.size}`)) return settle(row, "there")
    settle(row, "sending")
    part("files").scrollTop = row.item.offsetTop - part("files").clientHeight / 2
    const body = new FormData()
    body.append("csrfmiddlewaretoken", token)
    body.append("path", row.path)
    body.append("files", row.file)
    return new Promise((resolve) => {
      const request = (current = new XMLHttpRequest())
      const end = (state, said) => { current = null; settle(row, state, said); resolve() }
      request.open("POST", address)
      request.setRequestHeader("Accept", "application/json")
      request.upload.addEventListener("progress", (event) => { row.bar.value = event.loaded / (event.total || 1) })
      request.addEventListener("abort", () => end("cancelled"))
      request.addEventListener("error", () => end("lost"))
      request.addEventListener("load", () => {
        if (request.status === 413) return end("large") // said by a server in front of this one
        let answer = null
        try { answer = JSON.parse(request.responseText) } catch { /* a page: the login, or a refusal */ }
        if (!answer || !answer.files) return end("out", answer && answer.refusal)
        const refused = answer.files.filter((each) => each.refusal && each.state !== "known")
        const note = answer.files.length === 1 ? answer.files[0].refusal : refused.map((each) => `${each.name}: ${each.refusal}`).join(" ")
        end(refused.length ? "refused" : "in", note)
      })
      request.send(body)
    })
  }
}
