// Links of ours turn the page without loading it anew: the address changes and Streamlit is told as by the back button.
{
const streamlit = new URL("../../", document.currentScript.src)

addEventListener("click", event => {
  const link = event.target.closest?.(".stHtml a[href]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return
  if (!link.href.startsWith(streamlit.href)) return
  event.preventDefault()
  if (link.href === location.href) return
  history.pushState({}, "", link.href)
  dispatchEvent(new PopStateEvent("popstate", { state: {} }))
})

// A page opens at its top, whichever way it was turned to.
const pushed = history.pushState.bind(history)
history.pushState = (state, unused, address) => {
  const before = location.pathname
  pushed(state, unused, address)
  if (location.pathname !== before) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
}

// The agency this browser is the office of: kept when the first page is answered, and put into an address that names none.
const OFFICE = "ita-agency"
try {
  const remembered = localStorage.getItem(OFFICE)
  const asked = new URLSearchParams(location.search)
  if (remembered && !asked.has("agency")) {
    asked.set("agency", remembered)
    history.replaceState(history.state, "", `?${asked}`)
  }
  new MutationObserver(() => {
    const answer = document.querySelector("[data-office]")
    if (!answer) return
    if (answer.dataset.office) localStorage.setItem(OFFICE, answer.dataset.office)
    else localStorage.removeItem(OFFICE)
  }).observe(document.documentElement, { childList: true, subtree: true })
} catch { /* a browser that keeps nothing asks again */ }

addEventListener("click", event => {
  const button = event.target.closest?.("[data-copy-address]")
  if (!button) return
  event.preventDefault()
  navigator.clipboard?.writeText(location.href).then(() => { button.dataset.done = "yes" })
})

// Numbers under a closed heading are printed closed; Streamlit's charts are drawn for the paper's width.
addEventListener("beforeprint", () => dispatchEvent(new Event("resize")))
}
