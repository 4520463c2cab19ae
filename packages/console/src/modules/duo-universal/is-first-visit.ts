const KEY = 'sallyport.duo-universal.visited'

/**
 * True if this tab has not been sent to Duo with this state yet. Always false without storage: another click is better than being sent
 * away again by the back button.
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
