/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"

#include <stdint.h>
#include <string.h>

#include "base/nearest.h"

#define NO_FILES SIZE_MAX
#define ANY SIZE_MAX

static const struct command commands[] = {
#define COMMAND(id, group, name, function, first_file, min, max, arguments, description) \
	{group, name, function, first_file, min, max, arguments, description},
#include "cli/commands.def"
#undef COMMAND
};

const struct command *command_at(enum command_id id)
{
	return &commands[id];
}

int command_words(enum command_id id)
{
	return strchr(commands[id].name, ' ') ? 2 : 1;
}

static bool has_name(enum command_id id, char *const *words)
{
	const char *name = commands[id].name;
	size_t first = strcspn(name, " ");

	if (strncmp(name, words[0], first) != 0 || words[0][first])
		return false;
	return name[first] == 0 || strcmp(name + first + 1, words[1]) == 0;
}

enum command_id command_find(int count, char *const *words)
{
	for (int length = 2; length > 0; length--)
		for (enum command_id id = 0; id < COMMAND_COUNT; id++)
			if (command_words(id) == length && length <= count && has_name(id, words))
				return id;
	return COMMAND_COUNT;
}

bool command_is_part(enum command_id id, enum command_id parent)
{
	const char *name = commands[parent].name;
	size_t length = strlen(name);

	return strncmp(commands[id].name, name, length) == 0 && commands[id].name[length] == ' ';
}

const char *command_suggest(const char *word)
{
	struct nearest nearest = nearest_start(text_of(word));

	for (enum command_id id = 0; id < COMMAND_COUNT; id++)
		nearest_offer(&nearest, commands[id].name);
	return nearest.name;
}
