import { type ComponentType, useEffect, useState } from 'react'
import { type PromptEntry, type PromptProps, toPromptLoader } from '../../../module-contract/console-module.ts'
import { consoleModules } from '../../../modules/index.ts'
import { loadProblemTexts } from '../../../module-contract/problem-texts.ts'

type PromptView = ComponentType<PromptProps<unknown>>

/** The form made from a prompt's `fields`, for prompts without a view. */
const generic: PromptEntry = {
  load: toPromptLoader(() => import('./generic-prompt.tsx').then((file) => file.GenericPrompt)),
  showsFieldProblems: true,
}

const loaded = new Map<PromptEntry, PromptView>()

async function load(entry: PromptEntry): Promise<PromptView> {
  const owners = consoleModules.filter((module) => Object.values(module.prompts).includes(entry))
  const [view] = await Promise.all([entry.load(), loadProblemTexts(owners).catch(() => undefined)])
  loaded.set(entry, view)
  return view
}

/** Loads the views that may come next while the user is busy with the current one. */
function loadTheOthers(): void {
  for (const module of consoleModules)
    for (const entry of Object.values(module.prompts)) void load(entry).catch(() => undefined)
}

/**
 * The component for a prompt: its module's, else the generic form. A loaded view is returned at once, without a flicker; otherwise
 * it is null until it is loaded, and `failed` if that was not possible.
 */
export function usePromptView(ofModule: PromptEntry | null): {
  entry: PromptEntry
  view: PromptView | null
  failed: boolean
} {
  const entry = ofModule ?? generic
  const [result, setResult] = useState<{ entry: PromptEntry; failed: boolean } | null>(null)
  useEffect(() => {
    let wanted = true
    const settle = (failed: boolean): void => {
      if (wanted) setResult({ entry, failed })
    }
    load(entry).then(
      () => {
        settle(false)
        loadTheOthers()
      },
      () => settle(true),
    )
    return () => {
      wanted = false
    }
  }, [entry])
  return { entry, view: loaded.get(entry) ?? null, failed: result?.entry === entry && result.failed }
}
