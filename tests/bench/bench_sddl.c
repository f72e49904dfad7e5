/* SPDX-License-Identifier: MIT */
/* How fast SDDL is parsed and formatted, beside strlen() of the same bytes, and if that stays so for long lists. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "bench.h"
#include "security/sddl.h"

enum { SHORT_LIST = 100, LONG_LIST = 1600 }; /* entries; a list holds 64 KB, about 3000 of these */

static const char *const usual[] = {
	"O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;NS)(A;CI;CCDCRP;;;LS)(A;CI;CCDCRP;;;AU)",
	"O:NSG:BAD:P(A;;GA;;;BA)(A;;GR;;;IU)S:P(AU;FA;GA;;;WD)(AU;SA;GXGW;;;WD)",
	"O:BAG:SYD:(A;;CCDCRP;;;S-1-5-21-1004336348-1177238915-682003330-512)(A;CI;CCWP;;;S-1-5-32-558)",
	"D:PARAI(D;OICINPIO;CC;;;WD)(OA;CI;RPWP;bf967aba-0de6-11d0-a285-00aa003049e2;;SY)",
	"D:(XA;;FX;;;WD;(@User.Title == \"PM\" && (@User.Division == \"Finance\" || @User.Division == \"Sales\")))",
	"S:(RA;CI;;;;WD;(\"Project\",TS,0x0,\"Windows\",\"SQL\"))",
};

struct strings {
	const char *const *items;
	size_t count, bytes;
};

static size_t total_length(const struct strings *strings)
{
	size_t length = 0;

	for (size_t i = 0; i < strings->count; i++)
		length += strlen(strings->items[i]);
	return length;
}

static void parse_and_format(void *context)
{
	const struct strings *strings = context;
	struct buffer out = {0};

	for (size_t i = 0; i < strings->count; i++) {
		struct arena arena = {0};
		struct sddl_error error;
		struct sd_descriptor *sd = sddl_parse(&arena, text_of(strings->items[i]), NULL, &error);

		out.size = 0;
		if (sd == NULL || sddl_format(sd, NULL, &arena, &out) != NULL) {
			fprintf(stderr, "bench_sddl: '%s' is refused\n", strings->items[i]);
			exit(1);
		}
		arena_free(&arena);
	}
	buffer_free(&out);
}

static void measure_length(void *context)
{
	struct strings *strings = context;

	strings->bytes = total_length(strings);
	__asm__ volatile("" : : : "memory");
}

static struct bench_side side(void (*run)(void *context), struct strings *strings)
{
	return (struct bench_side){.run = run, .context = strings, .clock = bench_cpu_clock};
}

static void compare_usual(void)
{
	struct strings strings = {usual, sizeof usual / sizeof *usual, 0};
	struct bench_side ours = side(parse_and_format, &strings), other = side(measure_length, &strings);

	bench_run((struct bench_side *const[]){&ours, &other}, 2);
	printf("SDDL parsed and formatted: %.0f strings/s, %.0f MB/s\n", (double)strings.count / bench_seconds(&ours),
	       (double)strings.bytes / 1e6 / bench_seconds(&ours));
	bench_print("SDDL / strlen", bench_ratio(&ours, &other), 0);
}

static char *make_list(size_t entries)
{
	struct buffer text = {0};

	buffer_put_text(&text, "D:");
	for (size_t i = 0; i < entries; i++)
		buffer_put_text(&text, i % 2 ? "(A;CI;CCDCRP;;;AU)" : "(D;;WPRC;;;S-1-5-32-558)");
	buffer_put_byte(&text, 0);
	return (char *)text.bytes;
}

/* A list 16 times as long takes 16 times as long, and a little more for memory; a quadratic step would show 16. */
static void compare_growth(void)
{
	char *const lists[] = {make_list(SHORT_LIST), make_list(LONG_LIST)};
	struct strings few = {(const char *const *)&lists[0], 1, 0}, many = {(const char *const *)&lists[1], 1, 0};
	struct bench_side small = side(parse_and_format, &few), large = side(parse_and_format, &many);
	double times = (double)total_length(&many) / (double)total_length(&few);

	bench_run((struct bench_side *const[]){&small, &large}, 2);
	bench_print("time per byte, 1600 entries / 100 entries", bench_ratio(&large, &small) / times, 2);
	free(lists[0]);
	free(lists[1]);
}

int main(void)
{
	compare_usual();
	compare_growth();
	return 0;
}
