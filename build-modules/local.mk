# SPDX-License-Identifier: MIT
# Modules for the build systems of others; CMake finds the installed one by include(MofCompile).
EXTRA_DIST += build-modules/meson.build
cmakedir = $(datadir)/cmake/Modules
dist_cmake_DATA = build-modules/MofCompile.cmake
