const KEY = 'sallyport.duo-universal.visited'

/**
 * Whether this tab has not been sent to Duo with this state yet. Without storage it never says so: being sent away again and again by
 * the back button would be worse than a click more.
 */
export function isFirstVisit(state: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) === state) return false
    sessionStorage.setItem(KEY, state)
    return true
  } catch {
    return false
  }
}
