import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { NeedsPermission, checkPermission } from '../graphql/guards.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import type { ConfigurationService } from './configuration.service.ts'
import { ConfigurationFormat } from './configuration.type.ts'

@Resolver()
export class ConfigurationResolver {
  constructor(private readonly service: ConfigurationService) {}

  @Query(() => String, { description: 'Access types, schemes, settings, roles and invariants as one file. Secrets are references, never values. Needs schemes:read and settings:read.' })
  @NeedsPermission('schemes:read')
  async exportConfiguration(@Arg('format', () => ConfigurationFormat, { defaultValue: 'YAML' }) format: keyof typeof ConfigurationFormat, @Ctx() context: RequestContext): Promise<string> {
    checkPermission(context, 'settings:read')
    return this.service.export(format)
  }
}
