export const roles = ['advisor', 'service-point', 'security', 'auditor'] as const;

/** What a member of staff may do. Only the advisor's place is built so far. */
export type Role = (typeof roles)[number];

const places: { readonly [role: string]: string } = { advisor: '/desk' };

/** Where a member of staff works; undefined: there is no place for this role, and none is told why. */
export function placeOf(role: string): string | undefined {
  return Object.hasOwn(places, role) ? places[role] : undefined;
}

export function isAdvisor({ role }: { readonly role: string }): boolean {
  return role === 'advisor';
}
