// The link to the gateway: first the whole state, then the events after it. After any break it starts again from the whole state.

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15000;

/**
 * Follows the gateway for as long as the page is open.
 * @param handlers onSnapshot(snapshot), onEvent(name, payload), onLink('live' | 'lost', text)
 */
export function follow(handlers) {
  let retryMs = FIRST_RETRY_MS;

  function retry() {
    handlers.onLink('lost', 'connection lost, trying again');
    setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  async function connect() {
    try {
      const response = await fetch('api/state');
      if (!response.ok) throw new Error(`api/state answered ${response.status}`);
      const snapshot = await response.json();
      handlers.onSnapshot(snapshot);
      listen(snapshot.version);
    } catch (error) {
      console.warn(error);
      retry();
    }
  }

  function listen(version) {
    const source = new EventSource(`api/events?after=${version}`);
    source.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      handlers.onLink('live', 'live');
    };
    source.onerror = () => {
      source.close();
      retry();
    };
    for (const name of ['round', 'measurements', 'settlement', 'clock']) {
      source.addEventListener(name, (event) => handlers.onEvent(name, JSON.parse(event.data)));
    }
  }

  connect();
}
