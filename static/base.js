// Where the server is: this file lies at app/static/ under it.
window.__streamlit = (base => ({ BACKEND_BASE_URL: base, MAIN_PAGE_BASE_URL: base }))(
  new URL("../../", document.currentScript.src).href,
)
