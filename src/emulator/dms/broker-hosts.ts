/** The addresses of the brokers of an instance, by their numbers; of a network that is meant for documentation. */
export function brokerHosts(brokers: number): readonly string[] {
  return Array.from({ length: brokers }, (_, broker) => `192.0.2.${10 + broker}`);
}
