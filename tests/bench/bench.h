/* SPDX-License-Identifier: MIT */
/* Measuring in turns: what is compared runs side by side in every round, so what disturbs one disturbs the other. */
#ifndef MOFKIT_TESTS_BENCH_H
#define MOFKIT_TESTS_BENCH_H

#include <stddef.h>

enum { BENCH_ROUNDS = 9 }; /* odd, so that the median is one of them */

/* One side of a comparison. */
struct bench_side {
	void (*run)(void *context);
	void *context;
	void (*prepare)(void *context); /* before each run, not timed; NULL when there is nothing to do */
	double (*clock)(void);          /* bench_cpu_clock or bench_wall_clock */
	double seconds[BENCH_ROUNDS];   /* of one run, in each round */
};

/* Seconds that this process has computed, and seconds that have passed. */
double bench_cpu_clock(void);
double bench_wall_clock(void);

/*
 * Runs all sides one after the other, BENCH_ROUNDS times and once before to warm up. A side without `prepare` is run
 * again and again until the clock has something to show, and its seconds are those of one run.
 */
void bench_run(struct bench_side *const *sides, size_t count);

/* Orders the values and returns the one in the middle; `count` is odd. */
double bench_median(double *values, size_t count);

/* The medians of one side, and of the ratio of two sides of the same rounds. */
double bench_seconds(const struct bench_side *side);
double bench_ratio(const struct bench_side *ours, const struct bench_side *other);

/* Prints one line: what was compared, the figure, its bound and whether it holds; a bound of 0 is none. */
void bench_print(const char *what, double figure, double bound);

#endif
