import { Actor } from './actor';

/** Who sent a request, once that is proven; `none` on the routes that need no proof. */
export type Identity =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'aksk'; readonly accessKey: string } & Actor)
  | ({ readonly kind: 'token'; readonly projectId?: string } & Actor);
