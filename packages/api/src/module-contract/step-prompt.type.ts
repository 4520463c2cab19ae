import { Field, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql'

export enum PromptFieldKind {
  TEXT = 'TEXT',
  PASSWORD = 'PASSWORD',
  CODE = 'CODE',
  CHOICE = 'CHOICE',
  IMAGE = 'IMAGE',
  LINK = 'LINK',
  NOTE = 'NOTE',
}
registerEnumType(PromptFieldKind, {
  name: 'PromptFieldKind',
  description: 'How a field of a prompt is shown, or asked for.',
})

@ObjectType({ description: 'One of the values that a CHOICE takes.', simpleResolvers: true })
export class PromptOption {
  @Field(() => String) value!: string
  @Field(() => String) label!: string
}

@ObjectType({
  description: 'One thing that a prompt shows or asks for, for clients that know nothing of its module.',
  simpleResolvers: true,
})
export class PromptField {
  @Field(() => String, { description: 'The name to answer under.' }) name!: string
  @Field(() => PromptFieldKind) kind!: PromptFieldKind
  @Field(() => String) label!: string
  @Field(() => Boolean) required!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'The HTML autocomplete token, e.g. "username", "current-password", "one-time-code".',
  })
  autocomplete?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'The known value (TEXT), or the content to show (IMAGE, LINK, NOTE).',
  })
  value?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'The text of an IMAGE that is a QR code, for clients that draw it themselves, e.g. in a terminal.',
  })
  encodedText?: string | null
  @Field(() => [PromptOption], { description: 'The possible answers of a CHOICE.' }) options!: PromptOption[]
}

/** Builds a field with the usual defaults. */
export function toPromptField(field: Pick<PromptField, 'name' | 'kind' | 'label'> & Partial<PromptField>): PromptField {
  return Object.assign(new PromptField(), {
    required: false,
    autocomplete: null,
    value: null,
    encodedText: null,
    options: [],
    ...field,
  })
}

@InterfaceType({
  description:
    'The question of the current step. Each module has types of its own for it; a client that knows none of them renders `fields`.',
})
export abstract class StepPrompt {
  @Field(() => String, { description: 'The module that asks, e.g. "password".' }) module!: string
  @Field(() => String, { description: 'What to put above the prompt.' }) title!: string
  @Field(() => [PromptField]) fields!: PromptField[]
  @Field(() => Int, {
    nullable: true,
    description:
      'Milliseconds after which to read the logon again where no subscription is open; null where nothing moves by itself.',
  })
  pollAfterMs?: number | null
}

@InputType({ description: 'The answer to one field of a prompt.' })
export class FieldAnswer {
  @Field(() => String) name!: string
  @Field(() => String) value!: string
}

/** Each module adds its own answer here (`answer` of its manifest); the engine names none of them. */
@InputType({
  description:
    'An answer to the current prompt, of exactly one kind: the module’s own, or `fields`, which any module takes.',
})
export class StepAnswer {
  @Field(() => [FieldAnswer], {
    nullable: true,
    description: 'The generic way: what was rendered from the prompt’s fields.',
  })
  fields?: FieldAnswer[] | null
}

@ObjectType({ description: 'Why the last answer did not pass, or why the logon has ended.', simpleResolvers: true })
export class LogonProblem {
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String, { description: 'Plain text for the person logging on; tells an attacker nothing.' })
  message!: string
  @Field(() => String, { nullable: true, description: 'The field that it belongs to.' }) field?: string | null
  @Field(() => Date, { nullable: true, description: 'When trying again can help.' }) retryAt?: Date | null
  @Field(() => ID, { description: 'Quote it to an administrator, who can look it up in the audit log.' })
  reference!: string
}
