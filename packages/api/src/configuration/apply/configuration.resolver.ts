import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission, checkPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { ConfigurationService } from './configuration.service.ts'
import {
  ApplyConfigurationInput,
  ApplyConfigurationResult,
  ConfigurationApplied,
  ConfigurationChange,
  ConfigurationFormat,
  ConfigurationPlan,
  ConfigurationProblem,
  ConfigurationRejected,
  PopulationChange,
  SecretValueInput,
} from './configuration.type.ts'
import { parseNote } from '../../schemes/versions/parse-note.ts'
import { toShownLockout } from '../../change-guard/guard-change.ts'
import { parsePublishing } from '../../schemes/publications/publishing.ts'
import { parseSecrets } from '../file/parse-secrets.ts'

@Resolver()
export class ConfigurationResolver {
  constructor(private readonly service: ConfigurationService) {}

  @Query(() => String, {
    description:
      'Access types, schemes, settings, roles and invariants as one file. Secrets are references, never values. Needs schemes:read and settings:read.',
  })
  @NeedsPermission('schemes:read')
  async exportConfiguration(
    @Arg('format', () => ConfigurationFormat, { defaultValue: 'YAML' }) format: keyof typeof ConfigurationFormat,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    checkPermission(context, 'settings:read')
    return this.service.export(format)
  }

  @Query(() => ConfigurationPlan, {
    description:
      'What applying a configuration would do: every change in words, who would get in then, and why it can’t be applied where it can’t. Writes nothing. Needs schemes:write and settings:write.',
  })
  @NeedsPermission('schemes:write')
  async planConfiguration(
    @Arg('document', () => String, { description: 'YAML or JSON, 256 kB at most.' }) document: string,
    @Arg('secrets', () => [SecretValueInput], {
      nullable: true,
      description:
        'What the references of the document stand for. Without the value of a reference it can’t be told whether the secret changes.',
    })
    secrets: SecretValueInput[] | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ConfigurationPlan> {
    const { permissions } = checkPermission(context, 'settings:write')
    const { verdict, changes, problems, population, ...plan } = await this.service.plan(document, {
      secrets: parseSecrets(secrets),
      permissions,
    })
    return Object.assign(new ConfigurationPlan(), {
      ...plan,
      isEmpty: problems.length === 0 && changes.length === 0,
      changes: changes.map(toChange),
      problems: problems.map(toProblem),
      verdict: toShownLockout(verdict),
      invariants: verdict.invariants,
      population: population.map((forecast) => Object.assign(new PopulationChange(), forecast)),
    })
  }

  @Mutation(() => ApplyConfigurationResult, {
    description:
      'Applies a configuration as it was planned, all of it or nothing. Needs schemes:write and settings:write, users:write where roles change, and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async applyConfiguration(
    @Arg('input', () => ApplyConfigurationInput) input: ApplyConfigurationInput,
    @Ctx() context: RequestContext,
  ): Promise<ConfigurationApplied | ConfigurationRejected> {
    checkPermission(context, 'settings:write')
    const { document, planHash } = input
    const { override, confirmMinutes } = parsePublishing(input, 'REFUSE')
    const outcome = await this.service.apply(
      {
        document,
        secrets: parseSecrets(input.secrets),
        planHash,
        override,
        confirmMinutes,
        note: parseNote(input.note),
      },
      toActor(context),
    )
    if ('changes' in outcome)
      return Object.assign(new ConfigurationApplied(), { changes: outcome.changes.map(toChange) })
    const { problems, refusal } = outcome
    return Object.assign(new ConfigurationRejected(), {
      problems: problems.map(toProblem),
      verdict: refusal?.verdict ?? null,
      invariants: refusal?.invariants ?? [],
    })
  }
}

const toChange = (change: object): ConfigurationChange => Object.assign(new ConfigurationChange(), change)
const toProblem = (problem: object): ConfigurationProblem => Object.assign(new ConfigurationProblem(), problem)
