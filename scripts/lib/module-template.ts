/** The forms in which a module's id is written: `terms-of-use`, `TermsOfUse`, `termsOfUse`, `TERMS_OF_USE`. */
export interface ModuleNames {
  id: string
  type: string
  value: string
  code: string
}

export function toNames(id: string): ModuleNames {
  const words = id.split('-')
  const type = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
  return { id, type, value: type[0]!.toLowerCase() + type.slice(1), code: id.replaceAll('-', '_').toUpperCase() }
}

/** The files of a new module, by path from the root. */
export function toModuleFiles({ id, type, value, code }: ModuleNames): Record<string, string> {
  const server = `packages/api/src/modules/${id}`
  const console = `packages/console/src/modules/${id}`
  return {
    [`${server}/${id}.module.ts`]: `import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { ${code}_ERROR_CODES } from './${id}.errors.ts'
import { forecast${type} } from './${id}.forecast.ts'
import { ${code}_STEP_OPTIONS } from './${id}.settings.ts'
import { ${type}Step } from './${id}.step.ts'
import { ${type}Answer, ${type}Prompt } from './${id}.type.ts'

/** Asks the user to accept a text. */
export function create${type}Module(): AuthenticationModule {
  return {
    id: '${id}',
    title: '${type}',
    description: 'Asks the user to accept a text before they continue.',
    category: 'OTHER',
    errorCodes: ${code}_ERROR_CODES,
    step: {
      behavior: new ${type}Step(),
      options: ${code}_STEP_OPTIONS,
      prompts: [{ type: ${type}Prompt, title: 'Text to accept' }],
      answers: [{ name: '${value}', type: () => ${type}Answer, description: 'Answers a ${type}Prompt.' }],
    },
    settings: { fields: {} },
    analysis: { forecast: forecast${type} },
  }
}
`,
    [`${server}/${id}.forecast.ts`]: `import type { StepForecast } from '../../module-contract/step-forecast.ts'

/** Assumes that the user accepts. */
export function forecast${type}(): StepForecast {
  return { prompts: ['${type}Prompt'], result: 'passes', method: 'text accepted' }
}
`,
    [`${server}/${id}.settings.ts`]: `import type { SettingFields } from '@sallyport/shared/setting-field'

export const ${code}_STEP_OPTIONS = {
  text: { kind: 'text', label: 'Text', help: 'The text that users must accept.', default: 'I accept the terms of use.', maxLength: 500 },
} as const satisfies SettingFields
`,
    [`${server}/${id}.errors.ts`]: `import type { ErrorCode } from '@sallyport/shared/error-code'

export const ${code}_ERROR_CODES: readonly ErrorCode[] = [
  { code: '${code}_NOT_ACCEPTED', message: 'The text was not accepted.', hint: 'Accept it to continue, or cancel.' },
]
`,
    [`${server}/${id}.type.ts`]: `import { Field, InputType, ObjectType } from 'type-graphql'
import { StepPrompt } from '../../module-contract/step-prompt.type.ts'

@ObjectType({ implements: StepPrompt, description: 'Module "${id}": a text to accept.', simpleResolvers: true })
export class ${type}Prompt extends StepPrompt {
  @Field(() => String, { description: 'The text to accept.' }) text!: string
}

@InputType({ description: 'The answer to a ${type}Prompt.' })
export class ${type}Answer {
  @Field(() => Boolean) accepted!: boolean
}
`,
    [`${server}/${id}.step.ts`]: `import type { StepBehavior } from '../../module-contract/step-behavior.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { PromptFieldKind, toPromptField } from '../../module-contract/step-prompt.type.ts'
import { type ${type}Answer, ${type}Prompt } from './${id}.type.ts'

interface ${type}State {
  text: string
}

export class ${type}Step implements StepBehavior<${type}State, ${type}Answer> {
  async begin({ options }: StepContext): Promise<StepOutcome<${type}State>> {
    return { kind: 'prompt', state: { text: String(options['text']) } }
  }

  async answer(_context: StepContext, _state: ${type}State, { accepted }: ${type}Answer): Promise<StepOutcome<${type}State>> {
    return accepted ? { kind: 'passed', method: 'text accepted' } : { kind: 'rejected', code: '${code}_NOT_ACCEPTED', field: 'accepted' }
  }

  toPrompt({ text }: ${type}State): ${type}Prompt {
    const options = [{ value: 'yes', label: 'Accept' }, { value: 'no', label: 'Decline' }]
    return Object.assign(new ${type}Prompt(), {
      module: '${id}',
      title: 'Before you continue',
      text,
      fields: [
        toPromptField({ name: 'text', kind: PromptFieldKind.NOTE, label: 'Text', value: text }),
        toPromptField({ name: 'accepted', kind: PromptFieldKind.CHOICE, label: 'Accept', required: true, options }),
      ],
      pollAfterMs: null,
    })
  }

  fromFields(fields: ReadonlyMap<string, string>): ${type}Answer | null {
    const accepted = fields.get('accepted')
    return accepted === undefined ? null : { accepted: accepted === 'yes' }
  }
}
`,
    [`${server}/${id}.module.test.ts`]: `import { describeModuleContract } from '../../module-contract/testing/describe-module-contract.ts'
import { createStepContext } from '../../module-contract/testing/step-context.ts'
import { create${type}Module } from './${id}.module.ts'

describeModuleContract('${id}', async () => {
  const module = create${type}Module()
  return { module, createContext: () => createStepContext(module), act: async () => ({ accepted: 'yes' }) }
})
`,
    [`${server}/README.md`]: `# Module \`${id}\`

Asks the user to accept a text before they continue.

| option | meaning | default |
|---|---|---|
| \`text\` | the text to accept | I accept the terms of use. |

It defends against nothing: it neither identifies a user nor verifies who they are.
`,
    [`${console}/${id}.console.ts`]: `import { type ConsoleModule, toPromptLoader } from '../../module-contract/console-module.ts'
import { ${value}Prompt } from './${id}.logon.ts'

export const ${value}: ConsoleModule = {
  id: '${id}',
  fragments: [${value}Prompt],
  prompts: { ${type}Prompt: { load: toPromptLoader(() => import('./${id}-prompt.tsx').then((file) => file.${type}Prompt)) } },
  loadErrorTexts: async () => (await import('./gql/error-texts.ts')).ERROR_TEXTS,
}
`,
    [`${console}/${id}.logon.ts`]: `import { graphql } from '../../module-contract/graphql-text.ts'

export const ${value}Prompt = graphql(\`
  fragment ${type}Prompt on ${type}Prompt {
    text
  }
\`)
`,
    [`${console}/${id}-prompt.tsx`]: `import { Button, Stack, Text } from '@mantine/core'
import type { PromptProps } from '../../module-contract/console-module.ts'
import type { ${type}PromptFragment } from './gql/${id}.logon.ts'

export function ${type}Prompt({ prompt, submitting, onAnswer, onCancel }: PromptProps<${type}PromptFragment>) {
  return (
    <Stack>
      <Text>{prompt.text}</Text>
      <Button loading={submitting} onClick={() => onAnswer({ ${value}: { accepted: true } })}>
        Accept
      </Button>
      <Button variant="subtle" disabled={submitting} onClick={onCancel}>
        Cancel
      </Button>
    </Stack>
  )
}
`,
  }
}
