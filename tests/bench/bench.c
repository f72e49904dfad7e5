/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds_of(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

double bench_cpu_clock(void)
{
	return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_wall_clock(void)
{
	return seconds_of(CLOCK_MONOTONIC);
}

static double measure(const struct bench_side *side)
{
	const double enough = 0.002;
	double start, passed;
	size_t runs = 0;

	if (side->prepare)
		side->prepare(side->context);
	start = side->clock();
	do {
		side->run(side->context);
		runs++;
		passed = side->clock() - start;
	} while (passed < enough && !side->prepare);
	return passed / (double)runs;
}

void bench_run(struct bench_side *const *sides, size_t count)
{
	for (size_t side = 0; side < count; side++)
		measure(sides[side]);
	for (size_t round = 0; round < BENCH_ROUNDS; round++)
		for (size_t side = 0; side < count; side++)
			sides[side]->seconds[round] = measure(sides[side]);
}

static int compare(const void *a, const void *b)
{
	double first = *(const double *)a, second = *(const double *)b;

	return (first > second) - (first < second);
}

double bench_median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, compare);
	return values[count / 2];
}

double bench_seconds(const struct bench_side *side)
{
	double seconds[BENCH_ROUNDS];

	memcpy(seconds, side->seconds, sizeof seconds);
	return bench_median(seconds, BENCH_ROUNDS);
}

double bench_ratio(const struct bench_side *ours, const struct bench_side *other)
{
	double ratios[BENCH_ROUNDS];

	for (size_t round = 0; round < BENCH_ROUNDS; round++)
		ratios[round] = ours->seconds[round] / other->seconds[round];
	return bench_median(ratios, BENCH_ROUNDS);
}

void bench_print(const char *what, double figure, double bound)
{
	printf("  %-52s %8.2f", what, figure);
	if (bound > 0)
		printf("   at most %5.2f: %s", bound, figure <= bound ? "holds" : "DOES NOT HOLD");
	putchar('\n');
}
