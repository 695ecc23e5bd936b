// Talks to the server; an answer is saved when its promise is fulfilled.

export class Refused extends Error {
  constructor(said, status) {
    super(said.en);
    this.said = said;
    this.status = status;
  }
}

const base = location.pathname;
const PATIENCE = 20000; // milliseconds until a server that does not answer counts as gone

export function address(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return base + path + (query ? `?${query}` : "");
}

export async function get(path, parameters) {
  return read(await fetch(address(path, parameters)));
}

export async function post(path, content) {
  const headers = { "content-type": "application/json" };
  const signal = AbortSignal.timeout(PATIENCE);
  return read(await fetch(address(path), { method: "POST", headers, body: JSON.stringify(content), signal }));
}

async function read(response) {
  if (response.status === 204) return null;
  let content = null;
  try {
    content = await response.json();
  } catch (error) {
    content = null;
  }
  if (response.ok && content !== null) return content;
  const unknown = { en: `the server answered ${response.status}`, vi: `máy chủ trả lời ${response.status}` };
  throw new Refused(content && content.vi ? content : unknown, response.status);
}
