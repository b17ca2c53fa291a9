# Building for another architecture with clang and the folder that sysroot.sh made. The pack
# compiler runs by the emulator while the library is built, so built-in packs have the target's byte
# order. What cross.sh knows comes in by the environment, which CMake's own trial builds see.
set(folder $ENV{SMP_CROSS_FOLDER})
set(triple $ENV{SMP_CROSS_TRIPLE})
string(REGEX REPLACE "-.*" "" CMAKE_SYSTEM_PROCESSOR ${triple})
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSROOT ${folder}/sysroot)
set(CMAKE_C_COMPILER clang)
# Knows every architecture, as the machine's own may not.
find_program(CMAKE_NM NAMES llvm-nm llvm-nm-14)
set(CMAKE_C_COMPILER_TARGET ${triple})
set(CMAKE_C_COMPILER_EXTERNAL_TOOLCHAIN ${folder}/sysroot/usr)
set(emulator ${folder}/tools/usr/bin/qemu-${CMAKE_SYSTEM_PROCESSOR}-static)
if(EXISTS ${emulator})
  set(CMAKE_CROSSCOMPILING_EMULATOR ${emulator} -L ${folder}/sysroot)
  set(CMAKE_EXE_LINKER_FLAGS_INIT --ld-path=${folder}/tools/usr/bin/${triple}-ld)
  set(CMAKE_SHARED_LINKER_FLAGS_INIT --ld-path=${folder}/tools/usr/bin/${triple}-ld)
  set(CMAKE_MODULE_LINKER_FLAGS_INIT --ld-path=${folder}/tools/usr/bin/${triple}-ld)
else()
  # A processor of this machine's own family: programs name the loader and libraries of the folder.
  set(CMAKE_CROSSCOMPILING_EMULATOR /usr/bin/env)
  set(libraries ${folder}/sysroot/lib/$ENV{SMP_CROSS_LIBRARIES})
  set(usr_libraries ${folder}/sysroot/usr/lib/$ENV{SMP_CROSS_LIBRARIES})
  set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,--dynamic-linker=${libraries}/ld-linux.so.2 \
-Wl,--disable-new-dtags -Wl,-rpath,${libraries}:${usr_libraries}")
endif()
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
