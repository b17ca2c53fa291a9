-- Builds the module from a checkout with CMake: `luarocks make` in this folder. The library is linked
-- in; ICU, utf8proc, libyaml and libmd stay the system's.
-- SPDX-License-Identifier: MIT
rockspec_format = "3.0"
package = "smpolicy"
version = "0.1.0-1"
source = {url = "git+file://."}
description = {
    summary = "Says what an organisation's own Social Media Policy says about a post",
    license = "MIT",
}
dependencies = {"lua >= 5.1, < 5.5"}
build = {
    type = "command",
    build_command = 'sh rock.sh build "$(LUA)"',
    install_command = 'sh rock.sh install "$(LUA)" "$(LIBDIR)" "$(LUADIR)"',
}
