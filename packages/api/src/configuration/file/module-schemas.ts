import { type JsonSchema, toFieldSchema } from '@sallyport/shared/field-schema'
import { MAX_STEPS } from '@sallyport/shared/scheme-rules'
import type { SettingFields } from '@sallyport/shared/setting-field'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { mapping, toProperties } from './json-schema.ts'
import { SCHEME_FIELDS } from './parse-scheme.ts'
import { SECRET_REFERENCE_PATTERN } from './secret-reference.ts'

/** The server-wide settings of each module that has some. */
export const toSettingsSchema = (modules: readonly AuthenticationModule[]): JsonSchema =>
  mapping(
    Object.fromEntries(
      modules
        .filter(({ settings }) => Object.keys(settings.fields).length > 0)
        .map(({ id, title, settings }) => [id, { title, ...toSettings(settings.fields) }]),
    ),
    [],
    'Server-wide settings of the modules. A module that is not listed keeps its settings. A setting that is left out has its default.',
  )

export function toSchemeSchema(modules: readonly AuthenticationModule[]): JsonSchema {
  const steps = modules.map(({ id, title, description, step }) => ({
    title,
    ...mapping({ module: { const: id, description }, options: toSettings(step.options) }, ['module']),
  }))
  return mapping(
    {
      ...toProperties(SCHEME_FIELDS),
      enabled: {
        type: 'boolean',
        default: true,
        description: 'No one can log on through a disabled scheme. Its logons in progress end.',
      },
      steps: {
        type: 'array',
        minItems: 1,
        maxItems: MAX_STEPS,
        items: { anyOf: steps },
        description: 'The steps in the order in which a logon passes them.',
      },
    },
    ['steps'],
  )
}

const toSettings = (fields: SettingFields): JsonSchema =>
  mapping(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        field.kind === 'secret'
          ? {
              title: field.label,
              ...(field.help && { description: field.help }),
              type: 'string',
              pattern: `^${SECRET_REFERENCE_PATTERN}$`,
            }
          : toFieldSchema(field),
      ]),
    ),
    [],
  )
