import { Refusal } from './refusals';
import { Profile } from '../profiles/profile';

/** A refusal in one of the shapes the cloud uses; thrown by whatever refuses, turned into an answer in one place. */
export class ApiError extends Error {
  constructor(
    public readonly status: number,
    public readonly body: Readonly<Record<string, unknown>>,
    message: string,
    public readonly fromGateway = false,
    public readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A refusal by the DMS service itself. */
export function dmsError({ status, code, message }: Refusal): ApiError {
  return new ApiError(status, { error_code: code, error_msg: message }, message);
}

/**
 * A refusal by the API gateway in front of it; the prefix of the code depends on the cloud, the body carries the
 * request id.
 */
export function gatewayError(profile: Profile, { status, code, message }: Refusal,
  headers?: ApiError['headers']): ApiError {
  return new ApiError(status, { error_code: `${profile.gateway}.${code}`, error_msg: message }, message, true, headers);
}

/** A refusal by IAM, in the shape of Keystone. */
export function iamError({ status, code, message }: Refusal): ApiError {
  return new ApiError(status, { error: { code: status, message, title: code } }, message);
}
