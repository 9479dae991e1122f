import { type Application, type AppOptions, createApp as createKernel } from '../http/app.ts';
import { dereference } from './documents/handlers.ts';
import { ROUTES } from './index.ts';

/** The whole site: every route of the features unless others are given. */
export function createApp(
  options: Omit<AppOptions, 'routes' | 'dereference'> & Partial<AppOptions>,
): Application {
  return createKernel({ routes: ROUTES, dereference, ...options });
}
