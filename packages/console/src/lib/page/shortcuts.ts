/** The keys that work everywhere, as the help shows them. */
export const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['?'], does: 'Show these shortcuts' },
  { keys: ['/'], does: 'Go to the search field of the page' },
  { keys: ['Ctrl', 'K'], does: 'Jump to a page, a user or a scheme (⌘K on a Mac)' },
  { keys: ['Space'], does: 'On a step’s handle: pick it up; arrow keys move it, Space drops it' },
  { keys: ['Esc'], does: 'Close what is open, or put a picked-up step back' },
]
/** Marks the field that "/" goes to. */
export const SEARCH_FIELD_ATTRIBUTE = 'data-search-field'
