import { useEffect, useState } from 'react'
import type { ErrorText } from '../lib/error-message.ts'
import { findProblemText, loadProblemTexts, toProblemText } from './problem-text.ts'

/** Loads the texts of all modules, and renders once more when they are there, or can't be had. Says which. */
export function useProblemTexts(): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const settle = (): void => setSettled(true)
    loadProblemTexts().then(settle, settle)
  }, [])
  return isSettled
}

/** The text for a problem; null for the moment that it takes to load. */
export function useProblemText(problem: { code: string; message: string }): ErrorText | null {
  const isSettled = useProblemTexts()
  return findProblemText(problem.code) ?? (isSettled ? toProblemText(problem) : null)
}
