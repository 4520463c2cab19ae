/** The keyboard shortcuts, as shown by the help. */
export const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['?'], does: 'Show these shortcuts' },
  { keys: ['/'], does: 'Go to the page’s search field' },
  { keys: ['Ctrl', 'K'], does: 'Jump to a page, a user or a scheme (⌘K on a Mac)' },
  { keys: ['Space'], does: 'On a step’s handle: pick it up, move it with the arrow keys, drop it with Space' },
  { keys: ['Esc'], does: 'Close the dialog, or cancel moving a step' },
]
/** Marks the field that the "/" key focuses. */
export const SEARCH_FIELD_ATTRIBUTE = 'data-search-field'
