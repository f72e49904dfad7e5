/* SPDX-License-Identifier: MIT */
/* What libFuzzer calls to change MOF text: by bytes as ever, or by tokens. */
#include <stdint.h>
#include <string.h>

#include "token_mutator.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data, size_t size, const uint8_t *other, size_t other_size,
				 uint8_t *out, size_t max_size, unsigned seed);

static size_t mutate(struct text text, struct text other, unsigned seed, uint8_t *out, size_t max_size)
{
	struct buffer mutant = {0};
	size_t size;

	token_mutate(text, other, seed, &mutant);
	size = mutant.size < max_size ? mutant.size : max_size;
	if (size > 0)
		memcpy(out, mutant.bytes, size);
	buffer_free(&mutant);
	return size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
	if (seed % 4 == 0)
		return LLVMFuzzerMutate(data, size, max_size);
	return mutate((struct text){(const char *)data, size}, (struct text){"", 0}, seed, data, max_size);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *data, size_t size, const uint8_t *other, size_t other_size,
				 uint8_t *out, size_t max_size, unsigned seed)
{
	return mutate((struct text){(const char *)data, size}, (struct text){(const char *)other, other_size}, seed,
		      out, max_size);
}
