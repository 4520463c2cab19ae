import type { Permission } from '@sallyport/shared/permissions'
import { createMethodMiddlewareDecorator } from 'type-graphql'
import {
  ForbiddenError,
  ReauthRequiredError,
  TokenNotAllowedError,
  UnauthenticatedError,
} from '../errors/common-errors.ts'
import type { RequestContext } from './request-context.ts'
import type { SessionViewer } from '../caller/session-viewer.ts'

/**
 * Every field of Query, Mutation and Subscription carries exactly one of these three marks, which a test checks. They
 * are collected here by `Type.field`, for that test and for the printed descriptions.
 */
export const fieldRules = new Map<string, 'public' | 'session' | Permission>()

/**
 * Fields that also need a recent logon, and for which arguments. The same test wants every change of the administration
 * here or on its list of exceptions.
 */
export const freshLogonFields = new Map<string, 'always' | 'by-arguments'>()

function mark(target: object, name: string | symbol, rule: 'public' | 'session' | Permission): void {
  fieldRules.set(`${target.constructor.name}.${String(name)}`, rule)
}

/** Open to everyone, on purpose. */
export function Public(): MethodDecorator {
  return (target, name) => mark(target, name, 'public')
}

/**
 * Needs a session with any roles: fields about the caller or their credentials are closed to API tokens, unless the
 * token has `orTokenWith`.
 */
export function NeedsSession({ orTokenWith }: { orTokenWith?: Permission } = {}): MethodDecorator {
  return (target, name, descriptor) => {
    mark(target, name, 'session')
    createMethodMiddlewareDecorator<RequestContext>(({ context }, next) => {
      if (orTokenWith === undefined || !context.viewer?.permissions.includes(orTokenWith)) checkSession(context)
      return next()
    })(target, name, descriptor)
  }
}

/** Needs a session whose user has the permission now, or an API token that has it and whose creator has it now. */
export function NeedsPermission(permission: Permission): MethodDecorator {
  return (target, name, descriptor) => {
    mark(target, name, permission)
    createMethodMiddlewareDecorator<RequestContext>(({ context }, next) => {
      checkPermission(context, permission)
      return next()
    })(target, name, descriptor)
  }
}

/**
 * For sensitive changes, beside `NeedsPermission`: needs a session from a recent logon (ASVS 7.5.1), so that a session
 * that was left open or stolen can't make them. An ordinary logon gives a fresh session. An API token counts as fresh.
 * @param isSensitive decides by the arguments, if only some uses of the field are sensitive
 */
export function NeedsFreshLogon<Args extends object = object>(isSensitive?: (args: Args) => boolean): MethodDecorator {
  return (target, name, descriptor) => {
    const field = `${target.constructor.name}.${String(name)}`
    freshLogonFields.set(field, isSensitive ? 'by-arguments' : 'always')
    createMethodMiddlewareDecorator<RequestContext>(({ context, args }, next) => {
      // NOTE in either order of the two marks, a caller without the permission learns that, and is not sent to log on
      // for nothing.
      const rule = fieldRules.get(field)
      const viewer =
        rule && rule !== 'public' && rule !== 'session' ? checkPermission(context, rule) : getViewer(context)
      if (!viewer.isLogonFresh && (!isSensitive || isSensitive(args as Args))) throw new ReauthRequiredError()
      return next()
    })(target, name, descriptor)
  }
}

/** Throws unless the caller has the permission. Returns the viewer. */
export function checkPermission(context: RequestContext, permission: Permission): SessionViewer {
  if (!context.viewer) throw new UnauthenticatedError()
  if (!context.viewer.permissions.includes(permission)) throw new ForbiddenError(permission)
  return context.viewer
}

/** Throws for a caller without a session, such as a script with a token. Returns the viewer. */
export function checkSession(context: RequestContext): SessionViewer {
  const viewer = getViewer(context)
  if (viewer.apiToken) throw new TokenNotAllowedError()
  return viewer
}

/** For fields under `NeedsSession`. */
export function getViewer(context: RequestContext): SessionViewer {
  if (!context.viewer) throw new UnauthenticatedError()
  return context.viewer
}
