# SPDX-License-Identifier: MIT
# Compiles MOF in a CMake build (3.20 or later), and again when the file or anything that it includes changes.
#
#   mof_compile(OUTPUT fan.bmf SOURCES fan.mof [FORMAT bmf|cheader|asl|hex|rc|json] [OPTIONS -I include ...])
#
# The rule runs `mof` in the current source directory and writes OUTPUT in the current binary directory. Add OUTPUT to a
# target, or to add_custom_target(... DEPENDS ...). MOF_EXECUTABLE names the program, `mof` of the PATH by default.
include_guard(GLOBAL)
find_program(MOF_EXECUTABLE mof REQUIRED)

function(mof_compile)
  cmake_parse_arguments(PARSE_ARGV 0 mof "" "OUTPUT;FORMAT" "SOURCES;OPTIONS")
  if(NOT mof_OUTPUT OR NOT mof_SOURCES)
    message(FATAL_ERROR "mof_compile needs OUTPUT and SOURCES")
  endif()
  if(mof_FORMAT)
    list(APPEND mof_OPTIONS --to ${mof_FORMAT})
  endif()
  # Absolute, since the dependency file is read relative to the binary directory.
  list(TRANSFORM mof_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" REGEX "^[^/]")
  cmake_path(ABSOLUTE_PATH mof_OUTPUT BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" OUTPUT_VARIABLE output)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${MOF_EXECUTABLE}" compile ${mof_SOURCES} -o "${output}" -MF "${output}.d" ${mof_OPTIONS}
    DEPENDS ${mof_SOURCES}
    DEPFILE "${output}.d"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    COMMENT "Compiling MOF ${mof_OUTPUT}"
    VERBATIM)
endfunction()
