import type { Permission } from '@sallyport/shared/permissions'
import { createMethodMiddlewareDecorator } from 'type-graphql'
import { ForbiddenError, UnauthenticatedError } from '../errors/common-errors.ts'
import type { RequestContext, SessionViewer } from './request-context.ts'

/**
 * Every field of Query, Mutation and Subscription carries exactly one of these three marks; a test walks the schema for it.
 * The marks are kept here by `Type.field`, for that test and for the printed descriptions.
 */
export const fieldRules = new Map<string, 'public' | 'session' | Permission>()

function mark(target: object, name: string | symbol, rule: 'public' | 'session' | Permission): void {
  fieldRules.set(`${target.constructor.name}.${String(name)}`, rule)
}

/** Open to everyone, on purpose. */
export function Public(): MethodDecorator {
  return (target, name) => mark(target, name, 'public')
}

/** Needs a session, whatever its roles. */
export function NeedsSession(): MethodDecorator {
  return (target, name, descriptor) => {
    mark(target, name, 'session')
    createMethodMiddlewareDecorator<RequestContext>(({ context }, next) => {
      if (!context.viewer) throw new UnauthenticatedError()
      return next()
    })(target, name, descriptor)
  }
}

/** Needs a session whose user has the permission now. */
export function NeedsPermission(permission: Permission): MethodDecorator {
  return (target, name, descriptor) => {
    mark(target, name, permission)
    createMethodMiddlewareDecorator<RequestContext>(({ context }, next) => {
      checkPermission(context, permission)
      return next()
    })(target, name, descriptor)
  }
}

/** Throws unless the caller has a session with the permission; gives the viewer. */
export function checkPermission(context: RequestContext, permission: Permission): SessionViewer {
  if (!context.viewer) throw new UnauthenticatedError()
  if (!context.viewer.permissions.includes(permission)) throw new ForbiddenError(permission)
  return context.viewer
}

/** For fields under `NeedsSession`. */
export function getViewer(context: RequestContext): SessionViewer {
  if (!context.viewer) throw new UnauthenticatedError()
  return context.viewer
}
