import { useEffect, useState } from 'react'
import type { ErrorText } from '../../../lib/errors/error-text.ts'
import { findProblemText, loadProblemTexts, toProblemText } from '../../../module-contract/problem-texts.ts'
import { consoleModules } from '../../../modules/index.ts'

/** The text for a problem; null until the texts of all modules are loaded or have failed to load. */
export function useProblemText(problem: { code: string; message: string }): ErrorText | null {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const settle = (): void => setSettled(true)
    loadProblemTexts(consoleModules).then(settle, settle)
  }, [])
  return findProblemText(problem.code) || isSettled ? toProblemText(problem) : null
}
