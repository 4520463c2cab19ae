import type { SettingField as SettingDefinition, SettingFields } from '@sallyport/shared/setting-field'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import { PromptOption } from '../module-contract/step-prompt.type.ts'
import { Module, SettingField } from './module.type.ts'

function toSettingField(name: string, field: SettingDefinition): SettingField {
  const given = {
    default: null,
    options: [],
    pattern: null,
    patternMessage: null,
    minimum: null,
    maximum: null,
    maxLength: null,
    help: null,
    ...field,
  }
  return Object.assign(new SettingField(), {
    name,
    kind: field.kind,
    label: field.label,
    help: given.help,
    required: field.required ?? false,
    defaultValue: given.default,
    options: given.options.map((option) => Object.assign(new PromptOption(), option)),
    pattern: given.pattern,
    patternMessage: given.patternMessage,
    minimum: given.minimum,
    maximum: given.maximum,
    maxLength: given.maxLength,
  })
}

const toSettingFields = (fields: SettingFields): SettingField[] =>
  Object.entries(fields).map(([name, field]) => toSettingField(name, field))

export function toModuleType(module: AuthenticationModule, configured: boolean): Module {
  return Object.assign(new Module(), {
    id: module.id,
    title: module.title,
    description: module.description,
    category: module.category,
    settings: toSettingFields(module.settings.fields),
    stepOptions: toSettingFields(module.step.options),
    configured,
    checkable: module.settings.checkConnection !== undefined && Object.keys(module.settings.fields).length > 0,
    needsSecretBefore: module.step.needsSecretBefore ?? false,
    needsBrowser: module.step.needsBrowser ?? false,
    usesEnrollmentCodes: module.enrollment?.usesCodes ?? false,
    externalNameLabel: module.enrollment?.externalName?.label ?? null,
    externalNameHelp: module.enrollment?.externalName?.help ?? null,
  })
}

/** Stands for a module in an old version of a scheme that this server no longer has. */
export function toMissingModuleType(id: string): Module {
  return Object.assign(new Module(), {
    id,
    title: id,
    description: 'This server no longer has this module.',
    category: 'OTHER',
    settings: [],
    stepOptions: [],
    configured: false,
    checkable: false,
    needsSecretBefore: false,
    needsBrowser: false,
    usesEnrollmentCodes: false,
    externalNameLabel: null,
    externalNameHelp: null,
  })
}
