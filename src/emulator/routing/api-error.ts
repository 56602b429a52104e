import { RouteAnswer } from './call';
import { Refusal } from './refusals';
import { Profile } from '../profiles/profile';

/** Who refuses: each has a shape of its own. */
export type Refuser = 'dms' | 'gateway' | 'iam' | 'sts' | 'metadata';

/** A refusal by the cloud; thrown by whatever refuses, turned into an answer in one place. */
export class ApiError extends Error {
  constructor(
    public readonly refuser: Refuser,
    public readonly status: number,
    /** As the body spells it; IAM has a title instead. */
    public readonly code: string,
    message: string,
    public readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A refusal by the DMS service itself. */
export function dmsError({ status, code, message }: Refusal): ApiError {
  return new ApiError('dms', status, code, message);
}

/** A refusal by the API gateway in front of it; the prefix of the code depends on the cloud. */
export function gatewayError(profile: Profile, { status, code, message }: Refusal,
  headers?: ApiError['headers']): ApiError {
  return new ApiError('gateway', status, `${profile.gateway}.${code}`, message, headers);
}

/** A refusal by IAM, in the shape of Keystone. */
export function iamError({ status, code, message }: Refusal): ApiError {
  return new ApiError('iam', status, code, message);
}

/** A refusal by the newer service that hands out keys for agencies; it looks like one of the gateway. */
export function stsError({ status, code, message }: Refusal): ApiError {
  return new ApiError('sts', status, code, message);
}

/** A refusal by the metadata service, in plain text. */
export function metadataError({ status, code, message }: Refusal): ApiError {
  return new ApiError('metadata', status, code, message);
}

/** The body of a refusal, in the shape of whoever refuses; the gateway's carries the request id. */
export function bodyOf({ refuser, status, code, message }: ApiError, requestId: string,
  echo: string): Pick<RouteAnswer, 'json' | 'text'> {
  switch (refuser) {
    case 'iam':
      return { json: { error: { code: status, message: `${message}${echo}`, title: code } } };
    case 'gateway':
    case 'sts':
      return { json: { error_code: code, error_msg: `${message}${echo}`, request_id: requestId } };
    case 'metadata':
      return { text: message };
    case 'dms':
      return { json: { error_code: code, error_msg: message } };
  }
}
