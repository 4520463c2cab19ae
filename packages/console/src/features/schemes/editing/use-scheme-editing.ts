import { useMutation } from '@apollo/client/react'
import { findSchemeProblems } from '@sallyport/shared/scheme-rules'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { useMemo, useState } from 'react'
import { showDone } from '../../../components/feedback/toast.tsx'
import { SaveSchemeDocument } from '../gql/schemes.ts'
import { canOverride } from '../../../lib/errors/overridable-codes.ts'
import { isConflict, toProblem } from '../../../lib/client/problem.ts'
import type { ShownProblem } from '../steps/shown-problem.ts'
import { type ApiModule, toRuleModule } from '../steps/to-rule-module.ts'
import {
  type EditedStep,
  areSameSteps,
  removeStep,
  restoreStep,
  toEditedSteps,
  toStableText,
  toStepInputs,
} from '../steps/steps.ts'
import type { SchemePartsFragment, SchemeRefusalFragment } from '../../../lib/documents/gql/schemes.ts'

const begin = ({ published, draft }: SchemePartsFragment) => ({
  version: published.number,
  draft: draft?.number ?? 0,
  live: toEditedSteps(published.steps),
  steps: toEditedSteps((draft ?? published).steps),
})

/** The state of a scheme being edited, starting from its draft if there is one: steps, problems and saving. */
export function useSchemeEditing(scheme: SchemePartsFragment, modules: readonly ApiModule[], onRefused: () => void) {
  const [begun, setBegun] = useState(() => begin(scheme))
  const [steps, setSteps] = useState<EditedStep[]>(begun.steps)
  const [note, setNote] = useState('')
  // The server's problems, shown until the next change.
  const [serverProblems, setServerProblems] = useState<readonly ShownProblem[]>([])
  const [hasConflict, setHasConflict] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [announcement, setAnnouncement] = useState('')
  const [saveScheme, { loading: isSaving }] = useMutation(SaveSchemeDocument)

  const isForBrowsers = scheme.sessionDelivery === 'COOKIE'
  const ruleProblems = useMemo(
    () => findSchemeProblems(steps, modules.map(toRuleModule), { isForBrowsers }),
    [steps, modules, isForBrowsers],
  )
  const warnings = useMemo(
    () => (scheme.enabled ? findSchemeWarnings({ name: scheme.name, steps }, modules) : []),
    [scheme, steps, modules],
  )
  const toTitle = (moduleId: string) => modules.find((module) => module.id === moduleId)?.title ?? moduleId

  const change = (next: EditedStep[] | ((current: EditedStep[]) => EditedStep[]), said?: string) => {
    setSteps(next)
    setServerProblems([])
    setFailure(null)
    if (said) setAnnouncement(said)
  }
  const beginFrom = (current: SchemePartsFragment) => {
    const next = begin(current)
    setBegun(next)
    setSteps(next.steps)
    setNote('')
    setServerProblems([])
    setHasConflict(false)
    setFailure(null)
  }
  const showRejected = ({ problems }: SchemeRefusalFragment) => {
    setHasConflict(problems.some((problem) => isConflict(problem.code)))
    setServerProblems(problems.filter((problem) => !isConflict(problem.code)))
    if (canOverride(problems)) onRefused()
  }
  /** Saves, and resolves to the saved scheme; null: not saved, and the reason is shown. */
  const store = async (publish: boolean): Promise<SchemePartsFragment | null> => {
    setFailure(null)
    setHasConflict(false)
    try {
      const input = {
        key: scheme.key,
        steps: toStepInputs(steps),
        basedOn: begun.version,
        basedOnDraft: begun.draft,
        note: note.trim() || null,
        publish,
        onRisk: 'REFUSE' as const,
      }
      const { data } = await saveScheme({ variables: { input } })
      const result = data!.saveScheme
      if (result.__typename === 'Scheme') return result
      showRejected(result)
    } catch (error) {
      if (isConflict(toProblem(error).code)) setHasConflict(true)
      else setFailure(error)
    }
    return null
  }
  const save = async () => {
    const saved = await store(true)
    if (!saved) return
    beginFrom(saved)
    showDone(`Version ${saved.published.number} is live.`)
  }
  const saveDraft = async () => {
    const saved = await store(false)
    if (!saved) return
    beginFrom(saved)
    showDone(`Draft saved. Version ${saved.published.number} is still live.`)
  }
  /** The number of a draft with exactly the edited steps; null: it could not be saved. */
  const ensureDraft = async (): Promise<number | null> => {
    if (begun.draft > 0 && areSameSteps(steps, begun.steps)) return begun.draft
    const saved = await store(false)
    if (!saved?.draft) return null
    setBegun({ ...begun, draft: saved.draft.number, steps })
    return saved.draft.number
  }
  const remove = (step: EditedStep) => {
    const index = steps.findIndex((each) => each.key === step.key)
    change(removeStep(steps, step.key))
    // The toast announces itself.
    showDone(`${toTitle(step.module)} removed. It stays live until you save.`, () =>
      change((current) => restoreStep(current, step, index)),
    )
  }
  return {
    steps,
    live: begun.live,
    note,
    setNote,
    change,
    remove,
    discard: () => change(begun.steps, 'Changes discarded.'),
    beginFrom,
    save,
    saveDraft,
    ensureDraft,
    isSaving,
    /** Differs from what is stored: would be lost with the page. */
    hasChanges: !areSameSteps(steps, begun.steps),
    /** Differs from what is live: can be published. */
    isDifferent: !areSameSteps(steps, begun.live),
    hasDraft: begun.draft > 0,
    problems: [...(serverProblems.length > 0 ? serverProblems : ruleProblems), ...listLiveWarnings(scheme, steps)],
    isBlocked: ruleProblems.length > 0,
    /** Risks that are allowed, and have to be confirmed before saving. */
    warnings,
    hasConflict,
    setHasConflict,
    failure,
    announcement,
  }
}

export type SchemeEditing = ReturnType<typeof useSchemeEditing>

/** The server's warnings about live steps, for the steps that are still unchanged. */
function listLiveWarnings({ warnings, published }: SchemePartsFragment, steps: readonly EditedStep[]): ShownProblem[] {
  return warnings.flatMap(({ code, message, step, count }) => {
    const live = step == null ? undefined : published.steps[step]
    const edited = step == null ? undefined : steps[step]
    if (
      !live ||
      !edited ||
      edited.module !== live.module.id ||
      toStableText(edited.options) !== toStableText(live.options)
    )
      return []
    const counted = count
      ? ` ${count === 1 ? 'One logon has' : `${count} logons have`} passed this way in the last 30 days.`
      : ''
    return [{ code, step, message: `${message}${counted}` }]
  })
}
