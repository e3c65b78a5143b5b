"""A plane to look at word vectors in, and one that keeps still while they move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats


@dataclass(frozen=True)
class Projection:
    """Points in the plane of the two leading principal components.

    Attributes
    ----------
    points : array of shape (n, 2)
    explained : float
        The share of the vectors' variance that the plane shows, 0 to 1.
    """

    points: Floats
    explained: float


def principal_plane(vectors: Floats) -> tuple[Floats, float]:
    """Return the two directions of greatest variance, of shape (H, 2), and their share of all variance."""
    centred = vectors - vectors.mean(axis=0)
    _, size, directions = np.linalg.svd(centred, full_matrices=False)
    power = size**2
    total = power.sum()
    plane = np.zeros((vectors.shape[1], 2))
    plane[:, : len(directions[:2])] = directions[:2].T
    return plane, float(power[:2].sum() / total) if total > 0 else 0.0


class SteadyPlane:
    """Projects moving vectors; between two looks the plane turns as little as it can.

    The two leading components may swap or change sign from one look to the next though hardly anything moved.
    Turning the new plane within itself to lie as near the old one as possible (orthogonal Procrustes) hides
    that, and changes neither distances nor the share explained.
    """

    def __init__(self) -> None:
        self._plane: Floats | None = None

    def project(self, vectors: Floats) -> Projection:
        """Return the points of vectors of shape (n, H)."""
        plane, explained = principal_plane(vectors)
        if self._plane is not None:
            left, _, right = np.linalg.svd(plane.T @ self._plane)
            plane = plane @ left @ right
        self._plane = plane
        return Projection((vectors - vectors.mean(axis=0)) @ plane, explained)
