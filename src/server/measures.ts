import type { CallRecord } from '#ports';

/** What calls came to on this node since it started, in numbers that name nobody (S65: how long until somebody is identified). */
export type Measures = {
  note(call: CallRecord): void;
  /** In the text format of Prometheus. */
  write(): string;
};

const bounds = [15, 30, 45, 60, 90, 120, 180, 300] as const;

export function createMeasures(): Measures {
  const buckets = bounds.map(() => 0);
  let [identified, seconds] = [0, 0];
  let calls = 0;
  let failed = 0;
  return {
    note(call) {
      calls++;
      if (!call.identified && call.failed.length > 0) failed++;
      if (!call.identified) return;
      const took = (call.identified.at - call.opened) / 1_000;
      identified++;
      seconds += took;
      bounds.forEach((bound, at) => {
        if (took <= bound) buckets[at] = (buckets[at] ?? 0) + 1;
      });
    },
    write() {
      const within = bounds.map((bound, at) => `styrka_time_to_identified_seconds_bucket{le="${bound}"} ${buckets[at]}`);
      return [
        '# TYPE styrka_calls_over_total counter',
        `styrka_calls_over_total ${calls}`,
        '# TYPE styrka_calls_tried_and_failed_total counter',
        `styrka_calls_tried_and_failed_total ${failed}`,
        '# TYPE styrka_time_to_identified_seconds histogram',
        ...within,
        `styrka_time_to_identified_seconds_bucket{le="+Inf"} ${identified}`,
        `styrka_time_to_identified_seconds_sum ${seconds}`,
        `styrka_time_to_identified_seconds_count ${identified}`,
        '',
      ].join('\n');
    },
  };
}
