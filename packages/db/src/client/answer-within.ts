/**
 * Waits for a database's answer, but no longer than this.
 * @throws Error with the code CONNECT_TIMEOUT, which counts as a connection error. The query itself goes on.
 */
export async function answerWithin<T>(milliseconds: number, answer: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${milliseconds / 1000} seconds`);
      reject(Object.assign(error, { code: "CONNECT_TIMEOUT" }));
    }, milliseconds);
  });
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
}
