import { Problem } from '../support/problem.ts';

/** google-auth-library's sentence when a machine has no Application Default Credentials. */
const NO_CREDENTIALS = /default credentials/i;

/**
 * Makes a sentence of what Google's libraries throw when the project refuses or cannot be reached:
 * numbered errors of gRPC and Google's HTTP services, `auth/…` of Authentication. Anything else is a
 * defect and stays what it is.
 *
 * @param where  the project, for the message
 */
export function explainFailure(error: unknown, where: string): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  if (NO_CREDENTIALS.test(error.message)) {
    return new Problem(
      `This machine has no credentials for ${where}. Get some with "gcloud auth application-default login".`,
    );
  }
  const code = 'code' in error ? error.code : null;
  const isAnswer = typeof code === 'number' || (typeof code === 'string' && /^auth\//.test(code));
  return isAnswer ? new Problem(`${where} answered: ${firstLine(error.message)}`) : error;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
