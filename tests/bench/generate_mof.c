/* SPDX-License-Identifier: MIT */
/*
 * generate_mof MEGABYTES [SEED]: prints that much MOF, much like a large schema with its data: classes with long
 * descriptions, value maps and methods, instances that refer to each other. The same numbers give the same text.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct generator {
	uint64_t state;
	size_t written;
	unsigned classes, instances;
};

static const char *const words[] = {
	"Access",  "Adapter", "Address",   "Alarm",    "Buffer",  "Cache",   "Capacity",  "Channel",
	"Charge",  "Clock",   "Component", "Control",  "Counter", "Current", "Device",    "Disk",
	"Driver",  "Element", "Enclosure", "Endpoint", "Error",   "Fan",     "Firmware",  "Frequency",
	"Group",   "Health",  "Interface", "Job",      "Lease",   "Link",    "Log",       "Memory",
	"Network", "Node",    "Operation", "Package",  "Path",    "Policy",  "Port",      "Power",
	"Process", "Profile", "Protocol",  "Queue",    "Rack",    "Record",  "Requested", "Role",
	"Sensor",  "Service", "Session",   "Setting",  "Slot",    "State",   "Storage",   "Supply",
	"System",  "Task",    "Threshold", "Transfer", "Unit",    "User",    "Volume",    "Zone",
};

enum { WORDS = sizeof words / sizeof *words, SUBCLASSES = 8 };

static const char *const types[] = {"uint8",  "uint16",  "uint32",   "uint64", "sint32",
				    "string", "boolean", "datetime", "real32"};

static const char *const phrases[] = {
	"the value that was last reported by the hardware",
	"an opaque identifier that is unique within the namespace",
	"whether the element can be used at this time",
	"how often this has happened since the last restart",
	"the unit in which all other properties of the class are counted",
	"a text that describes the element to its administrator",
	"the state that was asked for, which may differ from the \\'current\\' one",
	"not known to the provider, and must not be relied on",
};

static unsigned below(struct generator *generator, unsigned limit)
{
	generator->state = generator->state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((generator->state >> 32) * limit >> 32);
}

static void __attribute__((format(printf, 2, 3))) put(struct generator *generator, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vprintf(format, arguments);
	va_end(arguments);
	if (length < 0)
		exit(1);
	generator->written += (size_t)length;
}

static const char *word(struct generator *generator)
{
	return words[below(generator, WORDS)];
}

static void put_description(struct generator *generator, const char *indent)
{
	put(generator, "Description (");
	for (unsigned line = 0, lines = 1 + below(generator, 5); line < lines; line++)
		put(generator, "\n%s\t\"The %s of the %s is \"\n%s\t\"%s.%s\"", indent, word(generator),
		    word(generator), indent, phrases[below(generator, sizeof phrases / sizeof *phrases)],
		    line + 1 < lines ? " " : "");
	put(generator, " )");
}

static void put_value_map(struct generator *generator)
{
	unsigned count = 3 + below(generator, 8);

	put(generator, ",\n\t ValueMap { ");
	for (unsigned i = 0; i < count; i++)
		put(generator, "\"%u\", ", i);
	put(generator, "\"..\" },\n\t Values { ");
	for (unsigned i = 0; i < count; i++)
		put(generator, "\"%s %s\", ", word(generator), word(generator));
	put(generator, "\"Reserved\" }");
}

/* The number of the class is in the names of its members, so that they are nothing else's. */
static void put_property(struct generator *generator, unsigned class, unsigned number)
{
	unsigned type = below(generator, sizeof types / sizeof *types);

	put(generator, "\n\t[read, ");
	put_description(generator, "\t");
	if (type == 1)
		put_value_map(generator);
	else if (below(generator, 4) == 0)
		put(generator, ",\n\t MappingStrings { \"MIB.Acme|%s.%s\" }", word(generator), word(generator));
	put(generator, "]\n\t%s %s%s%u%s;\n", types[type], words[number % WORDS], word(generator), class,
	    below(generator, 8) ? "" : "[]");
}

static void put_method(struct generator *generator, unsigned class, unsigned number)
{
	put(generator, "\n\t[Implemented, WmiMethodId(%u), ", number + 1);
	put_description(generator, "\t");
	put(generator, "]\n\tuint32 Set%s%s%u(\n", words[number % WORDS], word(generator), class);
	for (unsigned i = 0, count = 1 + below(generator, 4); i < count; i++) {
		put(generator, "\t\t[in, ");
		put_description(generator, "\t\t");
		put(generator, "]\n\t\t%s %s,\n", types[below(generator, 6)], words[(number + i) % WORDS]);
	}
	put(generator, "\t\t[out] Acme_Base ref Result);\n");
}

static void put_class(struct generator *generator)
{
	unsigned number = generator->classes++, first = below(generator, WORDS), parent = number / SUBCLASSES;

	put(generator,
	    "// A class of the generated schema.\n[Version ( \"2.%u.0\" ),\n UMLPackagePath ( \"Acme::%s\" ),\n ",
	    below(generator, 50), word(generator));
	put_description(generator, "");
	put(generator, "]\nclass Acme_%s%u : ", words[number % WORDS], number);
	if (number > 0)
		put(generator, "Acme_%s%u\n{", words[parent % WORDS], parent);
	else
		put(generator, "Acme_Base\n{");
	for (unsigned i = 0, count = 2 + below(generator, 12); i < count; i++)
		put_property(generator, number, first + i);
	for (unsigned i = 0, count = below(generator, 3); i < count; i++)
		put_method(generator, number, first + i);
	put(generator, "};\n\n");
}

/* An instance of the newest class. */
static void put_instance(struct generator *generator)
{
	unsigned number = generator->instances++, class = generator->classes - 1;

	put(generator, "instance of Acme_%s%u as $Acme%u\n{\n\tInstanceID = \"Acme:%u\";\n", words[class % WORDS],
	    class, number, number);
	put(generator, "\tWeight = %u.%u;\n\tEnabled = %s;\n\tMask = 0x%04X;\n", below(generator, 90),
	    below(generator, 10), below(generator, 2) ? "TRUE" : "FALSE", below(generator, 65536));
	put(generator, "\tCreated = \"2024%02u%02u120000.000000+000\";\n", 1 + below(generator, 12),
	    1 + below(generator, 28));
	put(generator, "\tLevels = {%u, %u, %u};\n", below(generator, 100), below(generator, 100),
	    below(generator, 100));
	if (number > 0)
		put(generator, "\tPeer = $Acme%u;\n", below(generator, number));
	put(generator, "};\n\n");
}

static const char beginning[] =
	"#pragma namespace(\"\\\\\\\\.\\\\root\")\n"
	"instance of __Namespace { Name = \"acme\"; };\n"
	"#pragma namespace(\"\\\\\\\\.\\\\root\\\\acme\")\n\n"
	"class Acme_Base\n{\n\t[Key] string InstanceID;\n\treal32 Weight;\n\tboolean Enabled;\n\tuint16 Mask;\n"
	"\tdatetime Created;\n\tuint8 Levels[];\n\tAcme_Base ref Peer;\n};\n\n";

int main(int argc, char **argv)
{
	struct generator generator = {.state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1};
	size_t wanted = argc > 1 ? strtoull(argv[1], NULL, 10) << 20 : 0;

	if (wanted == 0) {
		fputs("usage: generate_mof MEGABYTES [SEED]\n", stderr);
		return 2;
	}
	put(&generator, "%s", beginning);
	while (generator.written < wanted) {
		put_class(&generator);
		for (unsigned i = below(&generator, 6); i > 0; i--)
			put_instance(&generator);
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
